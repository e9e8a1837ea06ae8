package dev.openpartner.command.conversion.body;

import java.io.IOException;
import java.io.InputStream;

/** The lines of newline-delimited JSON; blank ones are left out. */
final class LineItems extends BatchItems {

    LineItems(InputStream body) {
        super(body);
    }

    @Override
    boolean toNext() throws IOException {
        while (isBlank(body.peek())) {
            if (body.take() == '\n') {
                body.mark();
            }
        }
        if (body.peek() == BodyWindow.END) {
            return false;
        }
        int character = body.peek();
        while (character != '\n' && character != BodyWindow.END) {
            body.advance();
            character = body.peek();
        }
        return true;
    }

    /** Whatever a line holds, it ends with the line. */
    @Override
    public void requireCertainEnd(Cut unreadable) {}
}
