package dev.openpartner.server.signin;

import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.signin.SetUp;
import dev.openpartner.command.signin.SignInLinks;
import dev.openpartner.console.demo.DemoProgram;
import dev.openpartner.console.signin.OwnAccount;
import dev.openpartner.console.signin.SignIn;
import dev.openpartner.server.demo.DemoLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Joins the console's pages of sign-in to what lets people in. */
@Configuration(proxyBeanMethods = false)
@Profile("role-command & role-query")
class PeoplePorts {

    @Bean
    SignIn signIn(SignInLinks links, SetUp setUp, AccountSessions sessions, CsrfCookie csrf) {
        return new PeopleSignIn(links, setUp, sessions, csrf.renewal());
    }

    @Bean
    DemoProgram demoProgram(DemoLife life, Visits visits) {
        return new PeopleDemo(life, visits);
    }

    @Bean
    OwnAccount ownAccount(
            AccountDirectory accounts, JdbcIndexedSessionRepository sessions, PasskeyHolders holders, Passkeys passkeys) {
        return new PeopleAccounts(accounts, sessions, holders, passkeys);
    }
}
