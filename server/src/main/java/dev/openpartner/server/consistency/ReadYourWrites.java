package dev.openpartner.server.consistency;

import dev.openpartner.server.http.FilterPlaces;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadYourWrites {

    @Bean
    FilterRegistrationBean<ReadYourWritesFilter> readYourWritesFilter() {
        FilterRegistrationBean<ReadYourWritesFilter> registration = new FilterRegistrationBean<>(new ReadYourWritesFilter());
        registration.setOrder(FilterPlaces.READ_YOUR_WRITES);
        return registration;
    }
}
