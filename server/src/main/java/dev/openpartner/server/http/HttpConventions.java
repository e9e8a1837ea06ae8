package dev.openpartner.server.http;

import jakarta.servlet.DispatcherType;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Registers what every request passes, in its order. The security chain stands at -100, between the first two and the last. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxySettings.class)
@PropertySource("classpath:dev/openpartner/server/http/conventions.properties")
class HttpConventions {

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIds() {
        FilterRegistrationBean<RequestIdFilter> registration = ordered(new RequestIdFilter(), Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestTimesFilter> requestTiming(RequestTimes times) {
        return ordered(new RequestTimesFilter(times), Ordered.HIGHEST_PRECEDENCE + 1);
    }

    /** Inside the filter that counts and times requests, so that it sees the status of a problem. */
    @Bean
    FilterRegistrationBean<ProblemFilter> problems(ProblemAnswers answers) {
        return ordered(new ProblemFilter(answers), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    /** After the security chain: the body of a caller who may not send it is never read. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimits() {
        return ordered(new BodyLimitFilter(), FilterPlaces.BODY_LIMIT);
    }

    @Bean
    WebMvcRegistrations routesByShape() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RoutesByShape();
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** Without trusted proxies the forwarding headers are what any client may invent, and are not looked at. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientAddresses(ProxySettings settings) {
        String networks = settings.networks();
        return factory -> {
            if (!networks.isEmpty()) {
                RemoteIpValve valve = new RemoteIpValve();
                valve.setInternalProxies(networks);
                valve.setProtocolHeader("X-Forwarded-Proto");
                factory.addEngineValves(valve);
            }
        };
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
