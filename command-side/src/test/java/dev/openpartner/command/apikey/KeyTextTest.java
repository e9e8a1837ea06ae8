package dev.openpartner.command.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    private final KeyText key = KeyText.generate("live", "01J00000000000000000000000", new SecureRandom());

    @Test
    void a_key_reads_back_from_its_text() {
        assertThat(KeyText.parse(key.plaintext())).contains(key);
    }

    @Test
    void a_key_is_one_word_of_five_parts() {
        assertThat(key.plaintext()).matches("op_live_01J00000000000000000000000_[0-9A-Za-z]{48}_[0-9A-Za-z]{6}");
        assertThat(key.prefix()).isEqualTo("op_live_01J00000000000000000000000");
        assertThat(key.plaintext()).endsWith(key.last4());
    }

    @Test
    void a_secret_of_48_characters_out_of_62_has_more_than_256_bits() {
        assertThat(48 * Math.log(62) / Math.log(2)).isGreaterThan(256);
    }

    @Test
    void every_single_wrong_character_is_noticed_before_any_look_up() {
        String text = key.plaintext();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            String wrong = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(KeyText.parse(wrong)).as("character %d", i).isEmpty();
        }
        assertThat(KeyText.parse(text + " ")).isEmpty();
        assertThat(KeyText.parse("")).isEmpty();
    }

    @Test
    void no_two_secrets_are_alike() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            secrets.add(KeyText.generate("test", "k", new SecureRandom()).secret());
        }
        assertThat(secrets).hasSize(1_000);
    }

    @Test
    void a_key_in_a_log_line_shows_no_secret() {
        assertThat(key.toString()).doesNotContain(key.secret());
    }
}
