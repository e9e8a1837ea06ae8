package dev.openpartner.command.demostory;

import static dev.openpartner.command.demostory.Journeys.DAY_MS;
import static dev.openpartner.command.demostory.Journeys.HOUR_MS;
import static dev.openpartner.command.demostory.Journeys.MINUTE_MS;

import dev.openpartner.command.demostory.Journeys.Visitor;
import dev.openpartner.command.demostory.Step.CampaignChanged;
import dev.openpartner.command.demostory.Step.Reviewed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Three months of a program, as steps in the order in which they happened. A function of the moment it ends at: two installs that
 * load it on the same day show the same.
 */
final class Story {

    /** The program was set up so long before the story ends. */
    static final int BEGAN_DAYS_AGO = 110;

    private static final long SEED = 20_260_501;
    private static final int DEALS = 132;
    private static final int VISITS = 340;
    private static final double SPAN_DAYS = 88;
    private static final int REVIEW_EVERY_DAYS = 7;

    /** Days ago: deals of a campaign that had ended are told apart, where they are meant. */
    private static final double LAUNCH_LASTED_UNTIL = 19;

    private static final List<String> REVERSALS = List.of(
            "Refunded within the trial month.", "The customer was in our pipeline before the click.", "Duplicate of an older deal.");

    private final long nowMs;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Journeys journeys;
    private int reviews;

    private Story(long nowMs) {
        this.nowMs = nowMs;
        this.journeys = new Journeys(nowMs, random);
    }

    /** A link of a partner to a campaign, both by their places in the cast. */
    record DemoLink(int partner, int campaign) {}

    /** Every link there is; a step names one by its place. */
    static List<DemoLink> links() {
        List<DemoLink> links = new ArrayList<>();
        for (int partner = 0; partner < Cast.PARTNERS.size(); partner++) {
            for (int campaign : Cast.PARTNERS.get(partner).campaigns()) {
                links.add(new DemoLink(partner, campaign));
            }
        }
        return links;
    }

    /** The story that ends at this moment. */
    static List<Step> until(long nowMs) {
        Story story = new Story(nowMs);
        story.changeCampaigns();
        for (int i = 0; i < VISITS; i++) {
            story.visit();
        }
        for (int i = 0; i < DEALS; i++) {
            story.deal();
        }
        new Trouble(story.journeys, nowMs).write();
        List<Step> steps = new ArrayList<>(story.journeys.steps());
        // Stable: what happens at one moment stays in the order in which it was written.
        steps.sort(Comparator.comparingLong(Step::atMs));
        return steps;
    }

    private void changeCampaigns() {
        journeys.write(new CampaignChanged(
                Cast.REFERRALS, null, List.of(Cast.percent("25", null, null)), nowMs - 45 * DAY_MS));
        journeys.write(new CampaignChanged(
                Cast.CONTENT, "linear", List.of(Cast.percent("18", null, null)), nowMs - 30 * DAY_MS));
        journeys.write(new CampaignChanged(
                Cast.REFERRALS, null, List.of(Cast.percent("22.5", null, null)), nowMs - 12 * DAY_MS));
    }

    /** Somebody who looks and does not buy. */
    private void visit() {
        int link = anyLink(random.nextInt(Cast.CAMPAIGNS.size()));
        double earliest = links().get(link).partner() == Cast.CHEAT ? Trouble.REVOKED_DAYS_AGO + 1 : 0;
        journeys.click(journeys.visitor(), link, journeys.daysAgo(earliest + age() * (1 - earliest / SPAN_DAYS)));
    }

    /** Somebody who clicks, signs up and buys. */
    private void deal() {
        int campaign = campaign();
        double daysAgo = age();
        if (campaign == Cast.LAUNCH && daysAgo < LAUNCH_LASTED_UNTIL) {
            campaign = Cast.REFERRALS;
        }
        Visitor visitor = journeys.visitor();
        long boughtMs = journeys.daysAgo(daysAgo);
        int touches = 1 + random.nextInt(campaign == Cast.REFERRALS ? 2 : 4);
        long clickedMs = boughtMs - DAY_MS - random.nextLong(3 * DAY_MS);
        for (int i = 0; i < touches; i++) {
            int click = journeys.click(visitor, honestLink(campaign), clickedMs);
            journeys.identify(visitor, click, clickedMs + 20 * MINUTE_MS + random.nextLong(HOUR_MS));
            clickedMs -= 6 * HOUR_MS + random.nextLong(3 * DAY_MS);
        }
        int source = random.nextInt(Cast.SOURCES.size());
        if (campaign == Cast.AGENCIES && random.nextInt(3) > 0) {
            subscribe(visitor, source, boughtMs);
        } else {
            boolean trial = random.nextInt(5) < 2;
            String value = (trial ? 49 + 49 * random.nextInt(10) : 1_200 + 150 * random.nextInt(90)) + ".00";
            review(journeys.convert(visitor, source, trial ? "trial_converted" : "opportunity_won", value, boughtMs), campaign, boughtMs);
        }
    }

    /** A subscription and the invoices that followed, month by month. */
    private void subscribe(Visitor visitor, int source, long boughtMs) {
        review(journeys.convert(visitor, source, "subscription_created", null, boughtMs), Cast.AGENCIES, boughtMs);
        String value = List.of("290.00", "490.00", "990.00").get(random.nextInt(3));
        for (long atMs = boughtMs + HOUR_MS; atMs < nowMs; atMs += 30 * DAY_MS) {
            review(journeys.convert(visitor, source, "invoice_paid", value, atMs), Cast.AGENCIES, atMs);
        }
    }

    /** What is payable is looked at once a week; of the latest nobody has looked at anything yet, nor at everything before. */
    private void review(int conversion, int campaign, long boughtMs) {
        Integer holdbackDays = Cast.CAMPAIGNS.get(campaign).holdbackDays();
        long matureMs = boughtMs + ((holdbackDays == null ? 0 : holdbackDays) + 1) * DAY_MS;
        long weeksAgo = (nowMs - matureMs) / (REVIEW_EVERY_DAYS * DAY_MS);
        if (matureMs >= nowMs || weeksAgo == 0 || random.nextInt(12) == 0) {
            return;
        }
        long reviewedMs = nowMs - weeksAgo * REVIEW_EVERY_DAYS * DAY_MS + reviews++ * 1_000L % HOUR_MS;
        boolean approved = random.nextInt(11) > 0;
        String reason = REVERSALS.get(random.nextInt(REVERSALS.size()));
        journeys.write(new Reviewed(conversion, approved, approved ? null : reason, reviewedMs));
    }

    /** Days ago; more lately than long ago, because the program grows. */
    private double age() {
        return SPAN_DAYS * Math.pow(random.nextDouble(), 1.25);
    }

    private int campaign() {
        return List.of(
                        Cast.REFERRALS, Cast.REFERRALS, Cast.REFERRALS, Cast.AGENCIES, Cast.AGENCIES, Cast.CONTENT, Cast.CONTENT,
                        Cast.LAUNCH)
                .get(random.nextInt(8));
    }

    private int honestLink(int campaign) {
        int link;
        do {
            link = anyLink(campaign);
        } while (links().get(link).partner() == Cast.CHEAT);
        return link;
    }

    private int anyLink(int campaign) {
        List<Integer> fitting = new ArrayList<>();
        List<DemoLink> links = links();
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).campaign() == campaign) {
                fitting.add(i);
            }
        }
        return fitting.get(random.nextInt(fitting.size()));
    }
}
