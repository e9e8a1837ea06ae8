package dev.openpartner.command.privacy;

import dev.openpartner.command.setting.WrongSetting;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses a master key that is not the one this database was made with, before anything is hashed or sealed under it. */
final class MasterKeyCheck {

    private MasterKeyCheck() {}

    static void verify(JdbcTemplate jdbc, Keyring keyring) {
        String proof = keyring.keyedHash("master-key-check", "openpartner");
        jdbc.update("insert into vault.master_key_check (proof) values (?) on conflict do nothing", proof);
        String stored = jdbc.queryForObject("select proof from vault.master_key_check", String.class);
        if (!proof.equals(stored)) {
            throw new WrongSetting(
                    "This database was made with another master key.",
                    "Give this server that key: set OPENPARTNER_MASTER_KEY, or put the file master.key of the first server into"
                            + " this one's data directory.");
        }
    }
}
