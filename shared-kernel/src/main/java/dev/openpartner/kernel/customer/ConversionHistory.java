package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.packing.PackedWriter;
import java.util.Arrays;
import java.util.Base64;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of one customer, oldest first, in some twenty-five bytes each. Deciding a new conversion asks only for the first of a
 * partner, and nearly always the new one is the last by time, so that the others stay packed until evidence comes late.
 */
final class ConversionHistory {

    private static final byte[] NOTHING = {};

    /** Of a history without conversions, of which most customers have one: it is never added to. */
    private static final Shapes NO_SHAPES = new Shapes();

    /**
     * Room for more, as a share of what is there: the usual change is one more at the end. What was outgrown has become old garbage: with a
     * third some 75 bytes for each conversion, with an eighth 200.
     */
    private static final int ROOM_SHARE = 3;

    /** So many shapes and words are not worth a look at which of them are still in use. */
    private static final int FEW_SHAPES = 32;

    private Shapes shapes = NO_SHAPES;
    private byte[] bytes = NOTHING;
    private int begin;
    private int end;
    private int newest;
    private int size;
    private int shapesToLookAt = FEW_SHAPES;

    /** The latest time in an id; ids are given as conversions come, so that a new one is known not to be here without a look at all. */
    private long newestIdMs;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes a conversion that is not here yet. */
    void add(TrackedConversion conversion) {
        forgetUnusedShapes();
        if (shapes == NO_SHAPES) {
            shapes = new Shapes();
        }
        byte[] entry = ConversionPacking.pack(conversion, shapes);
        makeRoom(entry.length);
        boolean last = size == 0 || momentAt(newest).compareTo(ConversionMoment.of(conversion)) < 0;
        int at = last ? end : offsetFrom(ConversionMoment.of(conversion));
        System.arraycopy(bytes, at, bytes, at + entry.length, end - at);
        System.arraycopy(entry, 0, bytes, at, entry.length);
        end += entry.length;
        newest = last ? at : newest + entry.length;
        newestIdMs = Math.max(newestIdMs, PackedWriter.timeOf(conversion.conversionId()));
        size++;
    }

    private void forgetUnusedShapes() {
        if (shapes.size() > shapesToLookAt) {
            NavigableSet<TrackedConversion> all = unpacked();
            clear();
            shapesToLookAt = Integer.MAX_VALUE;
            all.forEach(this::add);
            shapesToLookAt = Math.max(FEW_SHAPES, 2 * shapes.size());
        }
    }

    private void makeRoom(int more) {
        if (end + more > bytes.length) {
            int length = end - begin;
            byte[] larger = new byte[length + more + (length + more) / ROOM_SHARE];
            System.arraycopy(bytes, begin, larger, 0, length);
            bytes = larger;
            newest -= begin;
            begin = 0;
            end = length;
        }
    }

    /** Where the first conversion begins that is not before a moment. */
    private int offsetFrom(ConversionMoment moment) {
        int at = begin;
        while (at < end && momentAt(at).compareTo(moment) < 0) {
            at = ConversionPacking.next(bytes, at);
        }
        return at;
    }

    private ConversionMoment momentAt(int offset) {
        return ConversionPacking.momentAt(bytes, offset);
    }

    /** Drops a conversion, if it is here. */
    void remove(ConversionMoment moment) {
        int at = offsetFrom(moment);
        if (at == end || !momentAt(at).equals(moment)) {
            return;
        }
        int after = ConversionPacking.next(bytes, at);
        size--;
        if (size == 0) {
            clear();
            return;
        }
        if (at == begin) {
            begin = after;
            return;
        }
        System.arraycopy(bytes, after, bytes, at, end - after);
        end -= after - at;
        newest = at == newest ? offsetOfLast() : newest - (after - at);
    }

    private int offsetOfLast() {
        int last = begin;
        for (int at = begin; at < end; at = ConversionPacking.next(bytes, at)) {
            last = at;
        }
        return last;
    }

    void clear() {
        shapes = NO_SHAPES;
        bytes = NOTHING;
        begin = 0;
        end = 0;
        newest = 0;
        size = 0;
        shapesToLookAt = FEW_SHAPES;
        newestIdMs = 0;
    }

    /** The oldest; there must be one. */
    TrackedConversion first() {
        return ConversionPacking.unpack(bytes, begin, shapes);
    }

    @Nullable TrackedConversion find(String conversionId) {
        if (PackedWriter.timeOf(conversionId) > newestIdMs) {
            return null;
        }
        byte[] packedId = new PackedWriter().id(conversionId).toBytes();
        for (int at = begin; at < end; at = ConversionPacking.next(bytes, at)) {
            if (ConversionPacking.isOf(bytes, at, packedId)) {
                return ConversionPacking.unpack(bytes, at, shapes);
            }
        }
        return null;
    }

    /** The oldest in which a partner holds a touch, of an event type or, for null, of any, other than the one given. */
    @Nullable ConversionMoment firstHeldBy(String partnerId, @Nullable String eventType, ConversionMoment other) {
        int partner = shapes.wordOf(partnerId);
        int type = eventType == null ? ConversionPacking.ANY : shapes.wordOf(eventType);
        if (partner == Words.UNKNOWN || type == Words.UNKNOWN) {
            return null;
        }
        for (int at = begin; at < end; at = ConversionPacking.next(bytes, at)) {
            if (ConversionPacking.isHeldBy(bytes, at, partner, type, shapes)) {
                ConversionMoment moment = momentAt(at);
                if (!moment.equals(other)) {
                    return moment;
                }
            }
        }
        return null;
    }

    /** All of them, to be looked at; changing the set changes nothing here. */
    NavigableSet<TrackedConversion> unpacked() {
        NavigableSet<TrackedConversion> all = new TreeSet<>();
        for (int at = begin; at < end; at = ConversionPacking.next(bytes, at)) {
            all.add(ConversionPacking.unpack(bytes, at, shapes));
        }
        return all;
    }

    /** About what it takes in memory. */
    int bytes() {
        return bytes.length + shapes.bytes();
    }

    ConversionHistory copy() {
        ConversionHistory copy = new ConversionHistory();
        copy.restore(toSnapshot());
        return copy;
    }

    CustomerSnapshot.History toSnapshot() {
        return new CustomerSnapshot.History(
                shapes.words(), shapes.toList(), Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, begin, end)));
    }

    /** Becomes what a snapshot was taken of. */
    void restore(CustomerSnapshot.History snapshot) {
        clear();
        if (snapshot.packed().isEmpty()) {
            return;
        }
        shapes = Shapes.of(snapshot.words(), snapshot.shapes());
        bytes = Base64.getDecoder().decode(snapshot.packed());
        end = bytes.length;
        for (int at = 0; at < end; at = ConversionPacking.next(bytes, at)) {
            newest = at;
            newestIdMs = Math.max(newestIdMs, ConversionPacking.idMsAt(bytes, at));
            size++;
        }
    }
}
