package dev.openpartner.console.partner;

import dev.openpartner.console.page.CsvLine;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.ledger.FindLedger;
import dev.openpartner.kernel.query.ledger.LedgerView;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A partner's ledger as a page asks for it: now, or as it stood at the end of a day or at a log position. */
public final class Statement {

    private static final int ROWS_AT_ONCE = 500;
    private static final String HEAD =
            "position,at,kind,commissionId,eventId,amount,currency,from,to,pendingAfter,payableAfter,paidAfter\r\n";

    private final ReadSide readSide;
    private final String tenant;
    private final String partnerId;
    private final @Nullable Long position;
    private final @Nullable Instant time;
    private final @Nullable String currency;

    private Statement(ReadSide readSide, String tenant, String partnerId, Here here) {
        this.readSide = readSide;
        this.tenant = tenant;
        this.partnerId = partnerId;
        String asOf = here.get("asOf");
        this.position = asOf.matches("\\d{1,18}") ? Long.valueOf(asOf) : null;
        this.time = position == null ? here.until("asOf") : null;
        this.currency = here.currency("currency");
    }

    /** The ledger that an address means. */
    public static Statement of(ReadSide readSide, String tenant, String partnerId, Here here) {
        return new Statement(readSide, tenant, partnerId, here);
    }

    /** One page of it, the newest first. */
    public LedgerView page(PageRequest page) {
        return page(true, page);
    }

    private LedgerView page(boolean newestFirst, PageRequest page) {
        return readSide.ask(new FindLedger(tenant, partnerId, position, time, currency, newestFirst, page));
    }

    /** All of it as CSV (RFC 4180), the oldest first, as of one position, whatever arrives meanwhile. */
    public void write(PrintWriter out) throws IOException {
        out.write(HEAD);
        LedgerView page = page(false, new PageRequest(ROWS_AT_ONCE, null));
        long asOf = page.asOf();
        rows(page, out);
        while (page.nextCursor() != null) {
            page = readSide.ask(
                    new FindLedger(tenant, partnerId, asOf, null, currency, false, new PageRequest(ROWS_AT_ONCE, page.nextCursor())));
            rows(page, out);
        }
        out.flush();
    }

    private static void rows(LedgerView page, PrintWriter out) {
        for (LedgerView.Entry entry : page.data()) {
            out.write(CsvLine.of(
                    Long.toString(entry.position()),
                    entry.at().toString(),
                    entry.kind(),
                    entry.commissionId(),
                    entry.eventId() == null ? "" : entry.eventId(),
                    entry.amount(),
                    entry.currency(),
                    entry.credit(),
                    entry.debit(),
                    entry.pending(),
                    entry.payable(),
                    entry.paid()));
        }
    }
}
