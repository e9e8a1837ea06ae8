package dev.openpartner.server.signin;

import dev.openpartner.server.scenario.RunningServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The whole server with a mail server that only keeps what it gets; all tests of sign-in share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningServer
@Import(SignInServer.Mailing.class)
@interface SignInServer {

    /** Takes the place of SMTP. */
    @TestConfiguration(proxyBeanMethods = false)
    class Mailing {

        @Bean
        @Primary
        Outbox outbox() {
            return new Outbox();
        }
    }
}
