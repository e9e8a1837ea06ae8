package dev.openpartner.benchmarks.program;

import dev.openpartner.benchmarks.load.AnswerText;
import dev.openpartner.benchmarks.load.Answers;
import dev.openpartner.benchmarks.load.HttpText;
import dev.openpartner.benchmarks.load.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbered conversions, one or many to a request, and what was acknowledged of them. */
public final class Conversions implements Requests, Answers {

    /** Where one conversion is posted. */
    public static final String PATH = "/api/attribution/events";

    private static final int DOLLARS = 100;
    private static final int OK = 200;
    private static final int STRANGER_EVERY = 10;

    private final String name;
    private final HttpText text;
    private final LongUnaryOperator customerOf;
    private final int perRequest;
    private final List<String> acknowledged = new ArrayList<>();
    private long replayed;

    /**
     * @param name tells the conversions of this run from those of any other
     * @param customerOf which customer has the conversion of a number; below 0: nobody who is known
     * @param perRequest 1: single conversions; more: batches of so many
     */
    public Conversions(String name, Program program, LongUnaryOperator customerOf, int perRequest) {
        this.name = name;
        this.text = new HttpText(program.eventsKey());
        this.customerOf = customerOf;
        this.perRequest = perRequest;
    }

    /** Spread over all customers, and so over all partners. */
    public static Conversions spread(String name, Program program) {
        return new Conversions(name, program, number -> scattered(number) % program.customers(), 1);
    }

    /** All for customers of the first partner, so that one partner and one campaign have them all. */
    public static Conversions hot(String name, Program program) {
        int partners = program.partnerIds().size();
        int customers = program.customers() / partners;
        return new Conversions(name, program, number -> scattered(number) % customers * partners, 1);
    }

    /** Spread over all customers, so many to a request. */
    public static Conversions batches(String name, Program program, int perRequest) {
        return new Conversions(name, program, number -> scattered(number) % program.customers(), perRequest);
    }

    /**
     * So many to a request, every tenth of a userId that nobody has stitched, so that each view has something to show.
     *
     * @param strangers how many such userIds
     */
    public static Conversions mixed(String name, Program program, int perRequest, long strangers) {
        return new Conversions(
                name,
                program,
                number -> number % STRANGER_EVERY == 0
                        ? -1 - scattered(number) % strangers
                        : scattered(number) % program.customers(),
                perRequest);
    }

    /** Neighbouring numbers far apart, the same in every run. */
    private static long scattered(long number) {
        return (number * 0x9E3779B97F4A7C15L) >>> 1;
    }

    @Override
    public byte[] render(long number) {
        String key = name + "-" + number;
        if (perRequest == 1) {
            return text.postWithKey(PATH, key, one(number));
        }
        long first = number * perRequest;
        return text.postWithKey(PATH + "/batch", key, IntStream.range(0, perRequest)
                .mapToObj(index -> one(first + index))
                .collect(Collectors.joining(",", "[", "]")));
    }

    private String one(long number) {
        long customer = customerOf.applyAsLong(number);
        String userId = customer < 0 ? "stranger" + customer : "buyer-" + customer;
        return "{\"userId\":\"" + userId + "\",\"type\":\"opportunity_won\",\"value\":"
                + (DOLLARS + number % DOLLARS) + ",\"currency\":\"USD\",\"metadata\":{\"deal\":\"D-" + number
                + "\",\"stage\":\"closed won\"}}";
    }

    @Override
    public void arrived(long number, int status, AnswerText answer) {
        if (status != OK) {
            return;
        }
        if (perRequest == 1) {
            String eventId = answer.between("\"eventId\":\"", "\"");
            if (eventId == null) {
                throw new IllegalStateException("An acknowledgement without eventId: " + answer);
            }
            acknowledged.add(eventId);
            if (answer.between("\r\nIdempotent-Replayed:", "\r\n") != null) {
                replayed++;
            }
        } else {
            acknowledged.addAll(answer.allBetween("\"eventId\":\"", "\""));
        }
    }

    /** Tells them from those of any other run. */
    public String name() {
        return name;
    }

    /** How many a request holds. */
    public int perRequest() {
        return perRequest;
    }

    /** Our ids of all conversions that were acknowledged, warm-up included. */
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Acknowledgements that claim to be a repeat; no request of a run is one. */
    public long replayed() {
        return replayed;
    }
}
