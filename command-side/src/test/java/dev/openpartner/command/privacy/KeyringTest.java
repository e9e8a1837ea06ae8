package dev.openpartner.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.setting.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {

    private final SecureRandom random = new SecureRandom();
    private final Keyring keyring = keyringOf((byte) 1);

    static Keyring keyringOf(byte filling) {
        byte[] bytes = new byte[MasterKey.LENGTH_BYTES];
        Arrays.fill(bytes, filling);
        return new Keyring(MasterKey.parse(Base64.getEncoder().encodeToString(bytes)), new SecureRandom());
    }

    @Test
    void aKeyedHashIsTheSameForTheSamePartsAndDiffersByPurposePartsFramingAndMasterKey() {
        String hash = keyring.keyedHash("customer-id", "acme", "ana@example.com");

        assertThat(hash).hasSize(64).isEqualTo(keyring.keyedHash("customer-id", "acme", "ana@example.com"));
        assertThat(hash)
                .isNotEqualTo(keyring.keyedHash("partner-email", "acme", "ana@example.com"))
                .isNotEqualTo(keyring.keyedHash("customer-id", "acmea", "na@example.com"))
                .isNotEqualTo(keyringOf((byte) 2).keyedHash("customer-id", "acme", "ana@example.com"));
        assertThat(hash).startsWith(keyring.keyedId("customer-id", "acme", "ana@example.com"));
    }

    @Test
    void aKeyedHashStaysTheSameForEverBecauseStreamsAreNamedByIt() {
        assertThat(keyring.keyedId("customer-id", "default", "ana@example.com"))
                .isEqualTo("842d105b348ac64760c73f434c5c1ac4");
    }

    @Test
    void aKeyedUuidIsOfVersion8AndTheIetfVariant() {
        var uuid = keyring.keyedUuid("event-id", "a", "b");

        assertThat(uuid.version()).isEqualTo(8);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid).isEqualTo(keyring.keyedUuid("event-id", "a", "b"));
    }

    @Test
    void aBoxOpensOnlyForItsPurposeAndUnharmed() {
        byte[] box = keyring.seal("answers", "a secret".getBytes(UTF_8));

        assertThat(keyring.open("answers", box).map(bytes -> new String(bytes, UTF_8))).contains("a secret");
        assertThat(keyring.open("others", box)).isEmpty();
        assertThat(keyringOf((byte) 2).open("answers", box)).isEmpty();
        box[box.length - 1] ^= 1;
        assertThat(keyring.open("answers", box)).isEmpty();
        assertThat(keyring.open("answers", new byte[3])).isEmpty();
    }

    @Test
    void aMasterKeyIsMadeOnceWithAccessForItsOwnerAlone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deeper").resolve("master.key");

        var made = MasterKey.keptIn(file, random);

        assertThat(MasterKey.keptIn(file, random)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void aMasterKeyOfTheWrongShapeIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> MasterKey.parse("c2hvcnQ=")).isInstanceOfSatisfying(
                WrongSetting.class, wrong -> assertThat(wrong.remedy()).contains("openssl rand -base64 32"));
        assertThatThrownBy(() -> MasterKey.parse("not base64!")).hasMessageContaining("is not base64");
    }
}
