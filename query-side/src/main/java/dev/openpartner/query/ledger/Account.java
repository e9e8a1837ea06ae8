package dev.openpartner.query.ledger;

/** The accounts of the program's books. What the program owes sits in the partner's accounts, against its cost. */
enum Account {
    /** What accrued and nobody has approved; the other side of pending. */
    PENDING_COST("program:pending_cost"),
    PENDING("partner:pending"),
    PAYABLE("partner:payable"),
    PAID("partner:paid");

    private final String code;

    Account(String code) {
        this.code = code;
    }

    /** Its stable name. */
    String code() {
        return code;
    }

    /** The partner's account of a commission in that status. */
    static Account holding(String status) {
        return switch (status) {
            case "accrued" -> PENDING;
            case "approved" -> PAYABLE;
            case "paid" -> PAID;
            default -> throw new IllegalArgumentException("no account holds commissions that are " + status);
        };
    }
}
