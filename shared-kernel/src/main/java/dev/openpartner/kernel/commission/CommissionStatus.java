package dev.openpartner.kernel.commission;

/** Where a commission stands. Paid and reversed are final: a correction after that is another, linked entry. */
public enum CommissionStatus {
    /** Decided, and awaiting review. */
    ACCRUED("accrued"),

    /** Reviewed: it is payable. */
    APPROVED("approved"),

    /** Paid out. */
    PAID("paid"),

    /** Taken back. */
    REVERSED("reversed");

    private final String code;

    CommissionStatus(String code) {
        this.code = code;
    }

    /** The stable code under which it is stored and shown. */
    public String code() {
        return code;
    }
}
