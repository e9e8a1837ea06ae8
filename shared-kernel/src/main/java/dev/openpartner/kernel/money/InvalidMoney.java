package dev.openpartner.kernel.money;

/** A text that is no currency or no amount: a stable code for programs and a sentence for people. */
public final class InvalidMoney extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    InvalidMoney(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /**
     * {@code unknown_currency}, {@code currency_without_minor_unit}, {@code not_a_number}, {@code negative}, {@code
     * too_many_digits} or {@code too_large}.
     */
    public String code() {
        return code;
    }

    /** What is wrong and what to send instead. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
