package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Client;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as a page shows it, taken apart as a shell would.
 *
 * @param path where it goes on this server
 * @param key the key it sends, or the name of the variable that stands for one
 */
record ShownCommand(String path, String key, String body) {

    private static final Pattern CURL = Pattern.compile(
            "curl -sS \"http://localhost:\\d+(?<path>/[^\"]*)\" \\\\\\s+-H \"Authorization: Bearer (?<key>[^\"]+)\" \\\\\\s+"
                    + "-H 'Content-Type: application/json' \\\\\\s+-d '(?<body>.*)'", Pattern.DOTALL);

    static ShownCommand read(String shown) {
        Matcher matcher = CURL.matcher(shown.strip());
        assertThat(matcher.matches()).as("a command that a shell takes: %s", shown).isTrue();
        return new ShownCommand(matcher.group("path"), matcher.group("key"), matcher.group("body").replace("'\\''", "'"));
    }

    /** The same with the reader's own words in place of those that stand for them. */
    ShownCommand filledIn(String placeholder, String value) {
        assertThat(key + body).contains(placeholder);
        return new ShownCommand(path, key.replace(placeholder, value), body.replace(placeholder, value));
    }

    Answer send(Client client) {
        return client.withKey(key).post(path, body);
    }
}
