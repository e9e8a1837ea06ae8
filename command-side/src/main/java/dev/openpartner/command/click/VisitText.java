package dev.openpartner.command.click;

import org.jspecify.annotations.Nullable;

/** Text that a browser sent along: never refused, but made storable. */
final class VisitText {

    private VisitText() {}

    /** The text without control characters and halves of surrogate pairs, cut to a length; absent when nothing is left. */
    static @Nullable String clean(@Nullable String text, int maxLength) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(Math.min(text.length(), maxLength));
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(maxLength)
                .forEach(clean::appendCodePoint);
        String stripped = clean.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
