package dev.openpartner.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsTest {

    /** The store tells streams apart by this text alone: its unique index has no column for the type. */
    @Test
    void thingsOfTwoKindsWithTheSameIdHaveTwoStreams() throws InvocationTargetException, IllegalAccessException {
        List<String> streams = new ArrayList<>();
        for (Method kind : Arrays.stream(Streams.class.getDeclaredMethods()).filter(m -> Modifier.isPublic(m.getModifiers())).toList()) {
            streams.add((String) kind.invoke(null, "7:7"));
        }

        assertThat(streams).hasSizeGreaterThan(8).doesNotHaveDuplicates().allMatch(stream -> stream.matches("[a-z][a-z-]*:7:7"));
    }
}
