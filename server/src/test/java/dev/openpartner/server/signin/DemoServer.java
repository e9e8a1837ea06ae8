package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.UnpackedPrograms;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A server of its own, which nobody has used yet. */
final class DemoServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final int port;

    DemoServer(Path directory) throws IOException {
        UnpackedPrograms.into(directory);
        String[] settings = Stream.of(
                        "openpartner.data-dir=" + directory,
                        "openpartner.admin-api-key=" + Callers.ADMIN_KEY,
                        "openpartner.tenants." + Callers.RIVAL_TENANT + ".admin-api-key=" + Callers.RIVAL_ADMIN_KEY,
                        "openpartner.rate-limits.sign-in-per-minute=100000",
                        "server.port=0",
                        "management.server.port=0")
                .map("--"::concat)
                .toArray(String[]::new);
        context = SpringApplication.run(OpenPartnerServer.class, settings);
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    Callers callers() {
        return Callers.at(port);
    }

    JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    People people() {
        return new People(port, context.getBean(OneTimeTokens.class));
    }

    /** A browser in which a new admin has signed in. */
    Browser admin() {
        return people().signedInAdmin(people().admin(People.address("admin")));
    }

    /** An admin who is in the demo; it is loaded if it is not there. */
    Browser visitor() {
        Browser browser = admin();
        awaitThatNothingIsBeingLoaded(browser);
        if (isOpen(browser)) {
            browser.submit("/demo", "/demo/visit", Map.of()).expect(302);
        } else {
            load(browser, "/demo");
        }
        assertThat(browser.get("/").expect(200).text()).contains("You are looking at the demo program");
        return browser;
    }

    /** Presses "Load" on a page and is in the demo then, as soon as that is loaded. */
    void load(Browser browser, String page) {
        String location = browser.submit(page, "/demo/load", Map.of()).expect(302).location();
        if (location.equals("/demo")) {
            // On a busy machine the page tells how far it is.
            await().atMost(Duration.ofMinutes(2)).until(() -> isOpen(browser));
            browser.submit("/demo", "/demo/visit", Map.of()).expect(302);
        } else {
            assertThat(location).isEqualTo("/?days=90");
        }
    }

    /** While it is, it can be neither visited nor removed. */
    private static void awaitThatNothingIsBeingLoaded(Browser browser) {
        await().atMost(Duration.ofMinutes(2)).until(() -> !browser.get("/demo").expect(200).text().contains("is being loaded"));
    }

    private static boolean isOpen(Browser browser) {
        return browser.get("/demo").expect(200).text().contains("action=\"/demo/visit\"");
    }

    /** Somebody who presses "Remove" in a browser of their own. */
    void removeDemo() {
        Browser browser = admin();
        awaitThatNothingIsBeingLoaded(browser);
        if (!browser.get("/demo").text().contains("Load a demo program")) {
            browser.submit("/demo", "/demo/remove", Map.of()).expect(302);
        }
    }

    /** Those of the read tables that have rows of a tenant, seen past the wall between tenants. */
    List<String> tablesWithRowsOf(String tenant, List<String> tables) {
        return Objects.requireNonNull(new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).execute(status -> {
            database().sql("select set_config('openpartner.tenant', '*', true)").query(String.class).single();
            return tables.stream()
                    .filter(table -> database().sql("select count(*) from read_model." + table + " where tenant = ?")
                            .param(tenant).query(Integer.class).single() > 0)
                    .toList();
        }));
    }

    Client nobody() {
        return callers().nobody();
    }

    /** The tenant of the demo that is loaded. */
    String tenant() {
        return Objects.requireNonNull(
                database().sql("select tenant from command.demo_program where owner = 'default'").query(String.class).single());
    }

    @Override
    public void close() {
        context.close();
    }
}
