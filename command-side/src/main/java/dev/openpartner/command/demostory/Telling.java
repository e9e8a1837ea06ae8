package dev.openpartner.command.demostory;

import dev.openpartner.command.apikey.PastKeys;
import dev.openpartner.command.conversion.PastSubmissions;
import dev.openpartner.command.conversion.SubmissionIdentity;
import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.command.demostory.Staging.Stage;
import dev.openpartner.command.demostory.Step.CampaignChanged;
import dev.openpartner.command.demostory.Step.Clicked;
import dev.openpartner.command.demostory.Step.Identified;
import dev.openpartner.command.demostory.Step.Judged;
import dev.openpartner.command.demostory.Step.PartnerRevoked;
import dev.openpartner.command.demostory.Step.Reported;
import dev.openpartner.command.demostory.Step.Reviewed;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.campaign.CampaignChanges;
import dev.openpartner.kernel.campaign.CampaignCommand.ChangeCampaign;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.click.ClickFlagCommand.FlagClick;
import dev.openpartner.kernel.click.ClickFlagCommand.UnflagClick;
import dev.openpartner.kernel.commission.CommissionCommand;
import dev.openpartner.kernel.commission.CommissionCommand.ApproveCommission;
import dev.openpartner.kernel.commission.CommissionCommand.ReverseCommission;
import dev.openpartner.kernel.customer.CustomerCommand.StitchClick;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One telling of the story: sends each step as the command that it is, and waits where one needs what an earlier one did. */
final class Telling {

    private final CommandDispatch commands;
    private final PastSubmissions submissions;
    private final PastKeys keys;
    private final SubmissionIdentity identity;
    private final IdSource ids;
    private final Stage stage;

    private final Map<Integer, String> clickIds = new HashMap<>();
    private final Map<String, CompletableFuture<?>> lastOfUser = new HashMap<>();
    private final Map<Integer, CompletableFuture<?>> recordedClicks = new HashMap<>();
    private final Map<Integer, CompletableFuture<Optional<RecordedConversion>>> conversions = new HashMap<>();
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();

    Telling(
            CommandDispatch commands,
            PastSubmissions submissions,
            PastKeys keys,
            SubmissionIdentity identity,
            IdSource ids,
            Stage stage) {
        this.commands = commands;
        this.submissions = submissions;
        this.keys = keys;
        this.identity = identity;
        this.ids = ids;
        this.stage = stage;
    }

    /** Sends a step on its way. */
    void tell(Step step) {
        switch (step) {
            case Clicked clicked -> tell(clicked);
            case Identified identified -> tell(identified);
            case Reported reported -> tell(reported);
            case Reviewed reviewed -> tell(reviewed);
            case Judged judged -> tellAlone(judged.flagged()
                    ? new FlagClick(stage.tenant(), clickId(judged.click()), judged.reason(), stage.by(), judged.atMs())
                    : new UnflagClick(stage.tenant(), clickId(judged.click()), judged.reason(), stage.by(), judged.atMs()));
            case CampaignChanged changed -> tellAlone(new ChangeCampaign(
                    stage.tenant(), stage.campaignIds().get(changed.campaign()), changes(changed), changed.atMs(), stage.by()));
            case PartnerRevoked revoked -> tellAlone(new RevokePartner(
                    stage.tenant(), stage.partnerIds().get(revoked.partner()), revoked.reason(), revoked.atMs(), stage.by()));
        }
    }

    /** Waits for everything that is under way. */
    void catchUp() {
        underWay.forEach(Telling::await);
        underWay.clear();
    }

    private void tell(Clicked clicked) {
        String clickId = ids.next();
        Story.DemoLink link = Story.links().get(clicked.link());
        String landing = Cast.SITE + Cast.CAMPAIGNS.get(link.campaign()).path() + "?cref=" + clickId;
        clickIds.put(clicked.click(), clickId);
        recordedClicks.put(clicked.click(), start(new RecordClick(
                stage.tenant(),
                clickId,
                stage.linkKeys().get(clicked.link()),
                stage.partnerIds().get(link.partner()),
                stage.campaignIds().get(link.campaign()),
                clicked.atMs(),
                clicked.ipHash(),
                visit(landing, clicked.referer()),
                clicked.utm(),
                clicked.country(),
                clicked.flags(),
                "router",
                clicked.atMs())));
    }

    private void tell(Identified identified) {
        await(recordedClicks.get(identified.click()));
        lastOfUser.put(identified.userId(), start(new StitchClick(
                stage.tenant(),
                identity.customerId(stage.tenant(), identified.userId()),
                ids.next(),
                clickId(identified.click()),
                identified.userId(),
                identified.atMs(),
                identified.atMs())));
    }

    private void tell(Reported reported) {
        Caller source = stage.sources().get(reported.source());
        Instant at = Instant.ofEpochMilli(reported.atMs());
        if (reported.userId() != null) {
            await(lastOfUser.get(reported.userId()));
        }
        CompletableFuture<Optional<RecordedConversion>> conversion = submissions.submit(source, reported.body(), at);
        conversions.put(reported.conversion(), conversion);
        underWay.add(conversion);
        if (reported.userId() != null) {
            lastOfUser.put(reported.userId(), conversion);
        }
        if (source.keyId() != null) {
            keys.noteUse(source.keyId(), at);
        }
    }

    private void tell(Reviewed reviewed) {
        CompletableFuture<Optional<RecordedConversion>> conversion = conversions.get(reviewed.conversion());
        if (conversion == null) {
            throw new IllegalStateException("a review before its conversion");
        }
        conversion.join().stream()
                .flatMap(recorded -> recorded.decision().touches().stream())
                .flatMap(touch -> touch.earned().stream())
                .forEach(earned -> underWay.add(start(review(reviewed, earned.commissionId())).handle((outcome, failure) -> {
                    // An admin, too, is told that one is still held back; it stays where it is.
                    if (failure != null && !(failure instanceof Refused)) {
                        throw new CompletionException(failure);
                    }
                    return outcome;
                })));
    }

    private CommissionCommand review(Reviewed reviewed, String commissionId) {
        return reviewed.approved() || reviewed.reason() == null
                ? new ApproveCommission(stage.tenant(), commissionId, reviewed.reason(), stage.by(), reviewed.atMs(), false)
                : new ReverseCommission(stage.tenant(), commissionId, reviewed.reason(), stage.by(), reviewed.atMs(), false);
    }

    /** What changes how others are decided comes after all before it, and before all after it. */
    private void tellAlone(Command command) {
        catchUp();
        await(start(command));
        catchUp();
    }

    private CompletableFuture<?> start(Command command) {
        CompletableFuture<?> started = commands.submit(command);
        if (!(command instanceof CommissionCommand)) {
            underWay.add(started);
        }
        return started;
    }

    private String clickId(int click) {
        String clickId = clickIds.get(click);
        if (clickId == null) {
            throw new IllegalStateException("a step before its click");
        }
        return clickId;
    }

    private static CampaignChanges changes(CampaignChanged changed) {
        return new CampaignChanges(null, null, null, changed.model(), null, null, null, null, changed.rules(), Set.of());
    }

    /** Of a visit, as the router writes it down. */
    private static String visit(String landingUrl, @Nullable String referer) {
        String agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";
        return "{\"userAgent\":\"%s\",\"landingUrl\":\"%s\"%s}"
                .formatted(agent, landingUrl, referer == null ? "" : ",\"referer\":\"" + referer + "\"");
    }

    private static void await(@Nullable CompletableFuture<?> earlier) {
        if (earlier != null) {
            earlier.join();
        }
    }
}
