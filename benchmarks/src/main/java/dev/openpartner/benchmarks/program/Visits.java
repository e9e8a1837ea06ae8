package dev.openpartner.benchmarks.program;

import dev.openpartner.benchmarks.load.AnswerText;
import dev.openpartner.benchmarks.load.Answers;
import dev.openpartner.benchmarks.load.Requests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Visitors who follow links, each from an address of their own, and the clicks that they were given. */
public final class Visits implements Requests, Answers {

    private static final int FOUND = 302;
    private static final int OCTET = 256;

    private final int links;
    private final List<String> clickIds = new ArrayList<>();

    /** @param links of the program, which are visited in turn */
    public Visits(int links) {
        this.links = links;
    }

    @Override
    public byte[] render(long number) {
        String address = "10." + number / OCTET / OCTET % OCTET + "." + number / OCTET % OCTET + "." + number % OCTET;
        return ("GET /r/bench-" + number % links + "?utm_source=benchmark HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: " + address
                        + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void arrived(long number, int status, AnswerText answer) {
        if (status != FOUND) {
            return;
        }
        String location = answer.between("\r\nLocation: ", "\r\n");
        int from = location == null ? -1 : location.indexOf("cref=");
        if (location == null || from < 0) {
            throw new IllegalStateException("A redirect without cref: " + answer);
        }
        String rest = location.substring(from + "cref=".length());
        int end = rest.indexOf('&');
        clickIds.add(end < 0 ? rest : rest.substring(0, end));
    }

    /** The clicks that the answers named. */
    public List<String> clickIds() {
        return List.copyOf(clickIds);
    }
}
