package dev.openpartner.server.roles;

import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import dev.openpartner.server.security.PageAccess;
import dev.openpartner.server.security.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Answers the routes of the role that this node does not play: 421, which says that the request is right and the address is not.
 * A 404 would say that the thing does not exist, and an integration would give a deal up.
 */
@Component
@Profile("!role-command | !role-query")
final class OtherRole implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping mapping;
    private final ProblemAnswers answers;
    private final String role;

    OtherRole(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            ProblemAnswers answers,
            Environment environment) {
        this.mapping = mapping;
        this.answers = answers;
        this.role = environment.acceptsProfiles(Profiles.of("role-command")) ? "query" : "command";
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> handled = mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> Route.shape(method.name(), path))))
                .collect(Collectors.toSet());
        PageAccess.ROUTES.stream().filter(route -> !handled.contains(route.shape())).forEach(this::register);
    }

    private void register(Route route) {
        RequestMappingInfo info = RequestMappingInfo.paths(route.path().getPatternString())
                .methods(RequestMethod.valueOf(route.method().name()))
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(info, this, handler());
    }

    private static Method handler() {
        try {
            return OtherRole.class.getDeclaredMethod("refuse", HttpServletRequest.class, HttpServletResponse.class);
        } catch (NoSuchMethodException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String detail = "This node does not play the role %s, which answers this route. Send the request to a node that does."
                .formatted(role);
        Problem problem = Problem.of(HttpStatus.MISDIRECTED_REQUEST.value(), "misdirected_request", detail).withMember("role", role);
        answers.write(problem, request, response);
    }
}
