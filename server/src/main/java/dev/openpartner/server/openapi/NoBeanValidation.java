package dev.openpartner.server.openapi;

import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps Spring from starting the bean validator that lies on the class path for the API description's sake: bodies are read and
 * checked field by field, and a start is faster without it.
 */
@Component
final class NoBeanValidation implements WebMvcConfigurer {

    @Override
    public Validator getValidator() {
        return new Validator() {
            @Override
            public boolean supports(Class<?> type) {
                return false;
            }

            @Override
            public void validate(Object target, Errors errors) {
                throw new UnsupportedOperationException("Nothing here is validated by annotations");
            }
        };
    }
}
