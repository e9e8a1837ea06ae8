package dev.openpartner.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.setting.WrongSetting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class VaultTest {

    private static final String ANA = "customer:ana";
    private static final String BEN = "customer:ben";

    private static EmbeddedPostgres postgres;
    private static DataSource dataSource;

    private final Keyring keyring = KeyringTest.keyringOf((byte) 1);
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private Vault vault;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        dataSource = postgres.getPostgresDatabase();
        var script = new ResourceDatabasePopulator(new ClassPathResource("db/migration/V2__vault.sql"));
        // One statement per block: the DO block holds semicolons.
        script.setSeparator("\n\n");
        script.execute(dataSource);
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyVault() {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.update("truncate vault.data_key, vault.master_key_check");
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        vault = anotherNode();
    }

    private Vault anotherNode() {
        SecureRandom random = new SecureRandom();
        return new Vault(new DataKeys(jdbc, keyring, random), random);
    }

    @Test
    void whatOneNodeSealsAnotherOpensAndOnlyForTheSameSubject() {
        String sealed = vault.seal(ANA, "ana@example.com");
        vault.seal(BEN, "ben@example.com");

        assertThat(sealed).doesNotContain("ana");
        assertThat(anotherNode().open(ANA, sealed)).contains("ana@example.com");
        assertThat(anotherNode().open(BEN, sealed)).isEmpty();
    }

    @Test
    void keysMadeInATransactionAreStoredWithItInOneStatementAndOpenInsideIt() {
        List<String> sealed = transaction.execute(status -> {
            vault.prefetch(List.of(ANA, BEN));
            var texts = List.of(vault.seal(ANA, "one"), vault.seal(ANA, "two"), vault.seal(BEN, "three"));
            assertThat(storedKeys()).isZero();
            assertThat(vault.open(ANA, texts.get(1))).contains("two");
            return texts;
        });

        assertThat(storedKeys()).isEqualTo(2);
        assertThat(anotherNode().open(ANA, sealed.get(0))).contains("one");
        assertThat(anotherNode().open(BEN, sealed.get(2))).contains("three");
    }

    @Test
    void aRolledBackTransactionLeavesNoKeyBehind() {
        transaction.executeWithoutResult(status -> {
            vault.seal(ANA, "never stored");
            status.setRollbackOnly();
        });

        assertThat(storedKeys()).isZero();
        String sealed = vault.seal(ANA, "stored");
        assertThat(anotherNode().open(ANA, sealed)).contains("stored");
    }

    @Test
    void aKeyMadeByAnotherNodeInTheSameMomentRollsTheTransactionBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    vault.seal(ANA, "loses");
                    outsideTheTransaction(() -> anotherNode().seal(ANA, "wins"));
                }))
                .isInstanceOf(ConcurrencyFailureException.class);

        assertThat(anotherNode().open(ANA, vault.seal(ANA, "again"))).contains("again");
    }

    /** Runs apart from the surrounding transaction, as another process would. */
    private static void outsideTheTransaction(Runnable work) {
        var apart = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        apart.executeWithoutResult(status -> work.run());
    }

    @Test
    void anErasedSubjectOpensNowhereAndMayComeBackWithANewKey() {
        String before = vault.seal(ANA, "before");
        Vault reader = anotherNode();

        transaction.executeWithoutResult(status -> vault.destroy(List.of(ANA)));

        assertThat(vault.open(ANA, before)).isEmpty();
        assertThat(reader.open(ANA, before)).isEmpty();
        String after = vault.seal(ANA, "after");
        assertThat(anotherNode().open(ANA, after)).contains("after");
        assertThat(anotherNode().open(ANA, before)).isEmpty();
    }

    @Test
    void whoComesBackInTheTransactionThatErasesThemHasANewKeyAsWell() {
        String before = vault.seal(ANA, "before");

        String after = transaction.execute(status -> {
            vault.destroy(List.of(ANA));
            assertThat(vault.open(ANA, before)).isEmpty();
            String sealed = vault.seal(ANA, "after");
            assertThat(vault.open(ANA, sealed)).contains("after");
            return sealed;
        });

        assertThat(anotherNode().open(ANA, after)).contains("after");
        assertThat(vault.open(ANA, after)).contains("after");
        assertThat(vault.open(ANA, before)).isEmpty();
    }

    @Test
    void whatATransactionMakesThatBeganBeforeAnErasureIsNotKept() {
        String before = vault.seal(ANA, "before");
        Vault reader = anotherNode();
        transaction.executeWithoutResult(status -> {
            NewKeys reading = NewKeys.ofTransaction(reader);
            reading.keyFor(BEN);
            outsideTheTransaction(() -> vault.destroy(List.of(ANA)));
            reader.forgetAll();
        });
        assertThat(reader.kept().asMap()).isEmpty();
        assertThat(reader.open(ANA, before)).isEmpty();
    }

    @Test
    void anErasureThatIsRolledBackErasesNothing() {
        String sealed = vault.seal(ANA, "kept");

        transaction.executeWithoutResult(status -> {
            vault.destroy(List.of(ANA));
            status.setRollbackOnly();
        });

        assertThat(vault.open(ANA, sealed)).contains("kept");
    }

    @Test
    void theWrongMasterKeyIsRefusedAtStartUp() {
        MasterKeyCheck.verify(jdbc, keyring);
        MasterKeyCheck.verify(jdbc, keyring);

        assertThatThrownBy(() -> MasterKeyCheck.verify(jdbc, KeyringTest.keyringOf((byte) 2))).isInstanceOfSatisfying(
                WrongSetting.class, wrong -> assertThat(wrong.remedy()).contains("OPENPARTNER_MASTER_KEY"));
    }

    private int storedKeys() {
        Integer count = new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .execute(status -> jdbc.queryForObject("select count(*) from vault.data_key", Integer.class));
        return count == null ? 0 : count;
    }
}
