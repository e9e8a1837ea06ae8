package dev.openpartner.console.page;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Sets the pages up. */
@Configuration(proxyBeanMethods = false)
@Profile("role-query")
@PropertySource("classpath:console/console.properties")
class ConsoleWeb {

    private static final String OWN = "console/assets/";

    @Bean
    Assets assets(Environment environment) {
        String htmx = environment.getRequiredProperty("openpartner.console.htmx");
        String uplot = environment.getRequiredProperty("openpartner.console.uplot");
        return new Assets()
                .with(OWN, "console.css")
                .with(OWN, "console.js")
                .with(OWN, "sign-in.js")
                .with(OWN, "icon.svg")
                .with(htmx, "htmx.min.js")
                .with(uplot, "uPlot.iife.min.js")
                .with(uplot, "uPlot.min.css");
    }

    /** What every template can call, by these names. */
    @Bean
    SmartInitializingSingleton templateWords(
            ThymeleafViewResolver views, Assets assets, Formats formats, Commands commands, Navigation navigation) {
        return () -> {
            views.addStaticVariable("assets", assets);
            views.addStaticVariable("fmt", formats);
            views.addStaticVariable("commands", commands);
            views.addStaticVariable("navigation", navigation);
        };
    }
}
