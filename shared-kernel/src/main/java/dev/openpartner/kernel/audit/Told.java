package dev.openpartner.kernel.audit;

import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.CustomerEvent.StitchedClickFlagsChanged;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.customer.Decision.Touch;
import dev.openpartner.kernel.money.Money;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Events in a few words, for whoever compares two of them. Names nobody: ids, codes and amounts alone. Numbers are formatted as texts, as
 * numbers they would come in the digits of the machine's language.
 */
final class Told {

    private Told() {}

    static String of(CustomerEvent event) {
        return switch (event) {
            case ConversionRecorded recorded -> "conversion recorded";
            case WaitingConversionRecalled recalled -> "waiting conversion recalled";
            case ClickStitched stitched -> "click " + stitched.clickId() + " stitched";
            case StitchedClickFlagsChanged changed -> "flags of click " + changed.clickId() + " changed to " + changed.flags();
            case ConversionAttributed decided -> "decided: " + decision(decided.decision());
            case ConversionUnattributed decided -> "decided: " + decision(decided.decision());
            case ConversionSettled decided -> "settled by " + decided.cause() + ": " + decision(decided.decision());
            case ConversionRedecided decided -> "decided again by " + decided.cause() + ": " + decision(decided.decision());
            case LateEvidenceNoted noted -> "left as it is, " + noted.cause() + " noted";
            case CustomerErased erased -> "customer erased";
        };
    }

    private static String decision(Decision decision) {
        String status = decision.reason() == null ? decision.status() : decision.status() + ", " + decision.reason();
        return decision.touches().isEmpty()
                ? status
                : decision.touches().stream().map(Told::touch).collect(Collectors.joining("; ", status + ": ", ""));
    }

    private static String touch(Touch touch) {
        String paid = touch.earned().isEmpty()
                ? "nothing"
                : touch.earned().stream()
                        .map(earned -> "%s by rule %s of %s version %s".formatted(
                                amount(earned.amountMinor(), earned.currency()), earned.ruleIndex() + 1, earned.ruleSource(),
                                earned.ruleVersion()))
                        .collect(Collectors.joining(" and "));
        return "partner %s by click %s, weight %s/%s, %s".formatted(
                touch.partnerId(), touch.clickId(), touch.weightNumerator(), touch.weightDenominator(), paid);
    }

    static String of(CommissionDue due) {
        String payable = due.heldBackMs() == 0 ? "not held back" : "held back for " + days(due.heldBackMs());
        return "commission of %s for partner %s: %s/%s of %s by rule %s of %s version %s (%s %s), click %s of campaign %s, %s".formatted(
                amount(due.amountMinor(), due.currency()), due.partnerId(), due.weightNumerator(), due.weightDenominator(),
                amount(due.baseMinor(), due.currency()), due.ruleIndex() + 1, due.ruleSource(), due.ruleVersion(), due.rule().value(),
                due.rule().type(), due.clickId(), due.campaignId(), payable);
    }

    private static String days(long ms) {
        Duration held = Duration.ofMillis(ms);
        Duration rest = held.minusDays(held.toDays());
        return rest.isZero() ? held.toDays() + " days" : "%s days and %s ms".formatted(held.toDays(), rest.toMillis());
    }

    static String takenBack(String commissionId) {
        return "commission " + commissionId + " taken back for another decision";
    }

    private static String amount(long amountMinor, String currency) {
        return Money.ofMinor(amountMinor, currency).toString();
    }
}
