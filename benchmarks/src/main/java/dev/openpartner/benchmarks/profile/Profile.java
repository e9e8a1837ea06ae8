package dev.openpartner.benchmarks.profile;

import dev.openpartner.benchmarks.report.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** A flight recording of a server, told as the methods that the time goes to. */
public final class Profile {

    private static final int SHOWN = 30;
    private static final String OURS = "dev.openpartner.";

    private final Map<String, Integer> itself = new HashMap<>();
    private final Map<String, Integer> withCallees = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();
    private int samples;

    private Profile() {}

    /** What a recording says from a moment on. */
    public static String of(Path recording, Instant from) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getStartTime().isAfter(from)) {
                    profile.take(event);
                }
            }
        }
        return profile.text();
    }

    private void take(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        if (type.equals("jdk.ExecutionSample")) {
            samples++;
            itself.merge(name(frames.getFirst()), 1, Integer::sum);
            Set<String> onStack = new HashSet<>();
            frames.forEach(frame -> onStack.add(name(frame)));
            onStack.forEach(method -> withCallees.merge(method, 1, Integer::sum));
            var thread = event.getThread("sampledThread");
            threads.merge(thread == null ? "?" : kind(thread.getJavaName()), 1, Integer::sum);
        } else if (type.equals("jdk.ObjectAllocationSample")) {
            String site = frames.stream().map(Profile::name).filter(name -> name.startsWith(OURS)).findFirst().orElse("(no frame of ours)");
            allocated.merge(site, event.getLong("weight"), Long::sum);
        }
    }

    /** Threads of one kind are told apart by numbers. */
    private static String kind(@Nullable String thread) {
        return thread == null || thread.isEmpty() ? "(virtual)" : thread.replaceAll("\\d+", "#");
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private String text() {
        StringBuilder text = new StringBuilder(Text.format("%,d samples%n", samples));
        shares(text, "threads", threads);
        shares(text, "methods themselves", itself);
        shares(text, "methods with what they call", withCallees);
        shares(text, "our methods with what they call", ours());
        long bytes = allocated.values().stream().mapToLong(Long::longValue).sum();
        text.append(Text.format("%nallocation by our innermost method%n"));
        allocated.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> text.append(Text.format("%6.1f %%  %s%n", 100.0 * entry.getValue() / bytes, entry.getKey())));
        return text.toString();
    }

    private Map<String, Integer> ours() {
        Map<String, Integer> ours = new HashMap<>(withCallees);
        ours.keySet().removeIf(method -> !method.startsWith(OURS));
        return ours;
    }

    private void shares(StringBuilder text, String title, Map<String, Integer> counts) {
        text.append(Text.format("%n%s%n", title));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> text.append(Text.format("%6.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey())));
    }
}
