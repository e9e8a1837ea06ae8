package dev.openpartner.kernel.planted;

import org.springframework.util.StringUtils;

/** Breaks the rule that the kernel depends on nothing but the JDK. */
public class KernelThatKnowsSpring {

    boolean isBlank(String text) {
        return !StringUtils.hasText(text);
    }
}
