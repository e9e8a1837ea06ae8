package dev.openpartner.server.assembly;

import dev.openpartner.command.apikey.ApiKeyDirectory;
import dev.openpartner.command.apikey.NewAdminKey;
import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.command.lane.GroupCommitCommandBus;
import dev.openpartner.command.signin.PublicAddress;
import dev.openpartner.command.signin.SetUp;
import dev.openpartner.server.health.ReadyWhen;
import dev.openpartner.server.security.CallerDirectory;
import dev.openpartner.server.welcome.KeyToShow;
import dev.openpartner.server.welcome.SetUpLinkToShow;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Joins the server's ports to the command side. */
@Configuration(proxyBeanMethods = false)
class Assembly {

    @Bean
    CallerDirectory callerDirectory(ApiKeyDirectory keys, DemoPrograms demos) {
        // A revoked key may be known for half a second more; what a removed demo gets in that time would be in its lists for ever.
        return text -> keys.find(text).filter(caller -> !demos.isGone(caller.tenant()));
    }

    @Bean
    @Profile("role-command")
    KeyToShow keyToShow(NewAdminKey key) {
        return key::plaintext;
    }

    @Bean
    @Profile("role-command & role-query")
    SetUpLinkToShow setUpLinkToShow(SetUp setUp, PublicAddress address) {
        return () -> setUp.newLink().map(path -> address.text() + path);
    }

    @Bean
    @Profile("role-command")
    ReadyWhen commandsAreTaken(GroupCommitCommandBus commands) {
        return commands::isAccepting;
    }
}
