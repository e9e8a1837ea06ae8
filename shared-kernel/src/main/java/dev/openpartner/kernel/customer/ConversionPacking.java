package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.customer.TrackedConversion.Holding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One conversion in an array of bytes: its length, then its time and id, then the rest, with words that repeat by their number in
 * {@link Words}.
 */
final class ConversionPacking {

    /** In place of the number of a word: whichever. */
    static final int ANY = -2;

    private ConversionPacking() {}

    static byte[] pack(TrackedConversion conversion, Words words) {
        PackedWriter out = new PackedWriter();
        out.signed(conversion.occurredAtMs()).id(conversion.conversionId()).number(words.add(conversion.type()));
        out.number(conversion.holdings().size());
        for (Holding holding : conversion.holdings()) {
            out.number(words.add(holding.partnerId())).number(words.add(holding.clickId()));
            out.number(holding.paidAsFirst() ? 1 : 0).number(holding.commissionIds().size());
            holding.commissionIds().forEach(out::id);
        }
        Long value = conversion.valueMinor();
        out.number(value == null ? 0 : 1);
        if (value != null) {
            out.signed(value);
        }
        String reason = conversion.reason();
        out.number(words.add(conversion.currency())).number(words.add(conversion.status()));
        out.number(reason == null ? 0 : words.add(reason) + 1L);
        return out.toBytesAfterTheirLength();
    }

    /** Where the one after this begins. */
    static int next(byte[] bytes, int offset) {
        PackedReader in = new PackedReader(bytes, offset);
        int length = in.index();
        return in.at() + length;
    }

    private static PackedReader open(byte[] bytes, int offset) {
        PackedReader in = new PackedReader(bytes, offset);
        in.index();
        return in;
    }

    static ConversionMoment momentAt(byte[] bytes, int offset) {
        PackedReader in = open(bytes, offset);
        return new ConversionMoment(in.signed(), in.id());
    }

    /** Whether it is the conversion of an id, given as {@link PackedWriter#id} packs it. */
    static boolean isOf(byte[] bytes, int offset, byte[] packedId) {
        PackedReader in = open(bytes, offset);
        in.signed();
        return in.isNext(packedId);
    }

    /** Whether a partner holds a touch of it and it is of a type, both given as numbers of words. */
    static boolean isHeldBy(byte[] bytes, int offset, int partner, int type) {
        PackedReader in = open(bytes, offset);
        in.signed();
        in.skipId();
        boolean found = in.index() == type || type == ANY;
        for (int left = found ? in.index() : 0; left > 0; left--) {
            if (in.index() == partner) {
                return true;
            }
            in.index();
            in.index();
            for (int commissions = in.index(); commissions > 0; commissions--) {
                in.skipId();
            }
        }
        return false;
    }

    static TrackedConversion unpack(byte[] bytes, int offset, Words words) {
        PackedReader in = open(bytes, offset);
        long occurredAtMs = in.signed();
        String conversionId = in.id();
        String type = words.get(in.index());
        List<Holding> holdings = holdings(in, words);
        Long value = in.index() == 0 ? null : Long.valueOf(in.signed());
        String currency = words.get(in.index());
        String status = words.get(in.index());
        return new TrackedConversion(
                conversionId, type, occurredAtMs, value, currency, status, reason(in.index(), words), holdings);
    }

    private static List<Holding> holdings(PackedReader in, Words words) {
        int count = in.index();
        List<Holding> holdings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String partnerId = words.get(in.index());
            String clickId = words.get(in.index());
            boolean paidAsFirst = in.index() == 1;
            int commissions = in.index();
            List<String> commissionIds = new ArrayList<>(commissions);
            for (int j = 0; j < commissions; j++) {
                commissionIds.add(in.id());
            }
            holdings.add(new Holding(clickId, partnerId, paidAsFirst, commissionIds));
        }
        return holdings;
    }

    private static @Nullable String reason(int numberPlusOne, Words words) {
        return numberPlusOne == 0 ? null : words.get(numberPlusOne - 1);
    }
}
