package dev.openpartner.query.commission;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.conversion.ExplanationView;

/** An explanation as a partner may see it: what concerns other partners is left out. */
final class OwnExplanation {

    private OwnExplanation() {}

    static Answer<ExplanationView> of(Answer<ExplanationView> answer, String partnerId) {
        ExplanationView whole = answer.value();
        ExplanationView own = new ExplanationView(
                whole.eventId(),
                whole.status(),
                whole.reason(),
                whole.hint(),
                whole.model(),
                whole.window(),
                whole.clicks().stream().filter(c -> c.partnerId().equals(partnerId)).toList(),
                whole.commissions().stream().filter(c -> c.partnerId().equals(partnerId)).toList(),
                whole.notPaid().stream().filter(n -> n.partnerId().equals(partnerId)).toList(),
                whole.lateEvidence(),
                whole.sources());
        return new Answer<>(own, answer.position());
    }
}
