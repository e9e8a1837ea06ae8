package dev.openpartner.server.assembly;

import dev.openpartner.console.port.Api;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.server.security.Route;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Hands what a page asks for to the handler that answers the API's route: read, refused and answered as if a client had sent it. */
@Component
@Profile("role-query")
final class InProcessApi implements Api, SmartInitializingSingleton {

    private static final String POSITION = "OpenPartner-Position";
    private static final String API = "/api/";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final RequestMappingHandlerMapping mapping;
    private final JsonMapper json;
    private final Map<String, HandlerMethod> handlers = new HashMap<>();

    InProcessApi(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, JsonMapper json) {
        this.mapping = mapping;
        this.json = json;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mapping.getHandlerMethods().forEach((info, handler) -> info.getPatternValues().stream()
                .filter(path -> path.startsWith(API))
                .forEach(path -> info.getMethodsCondition().getMethods()
                        .forEach(method -> handlers.put(Route.shape(method.name(), path), handler.createWithResolvedBean()))));
    }

    @Override
    public Said call(Caller caller, String route, List<String> variables, Map<String, ? extends @Nullable Object> body) {
        HandlerMethod handler = handler(route);
        Object answer = invoke(handler, arguments(handler.getMethod(), caller, variables.iterator(), body));
        if (answer instanceof ResponseEntity<?> entity) {
            String position = entity.getHeaders().getFirst(POSITION);
            return new Said(object(entity.getBody()), position == null ? null : Long.valueOf(position));
        }
        return new Said(object(answer), null);
    }

    private HandlerMethod handler(String route) {
        String[] parts = route.split(" ", 2);
        HandlerMethod handler = handlers.get(Route.shape(parts[0], parts[1]));
        if (handler == null) {
            throw Refused.conflict("misdirected_request", "This node answers and does not decide. Open the console of a node that does.");
        }
        return handler;
    }

    private @Nullable Object[] arguments(
            Method method, Caller caller, Iterator<String> variables, Map<String, ? extends @Nullable Object> body) {
        Parameter[] parameters = method.getParameters();
        @Nullable Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i], caller, variables, body);
        }
        return arguments;
    }

    private @Nullable Object argument(
            Parameter parameter, Caller caller, Iterator<String> variables, Map<String, ? extends @Nullable Object> body) {
        if (parameter.getType() == Caller.class) {
            return caller;
        }
        if (parameter.isAnnotationPresent(PathVariable.class)) {
            return variables.next();
        }
        if (parameter.getType() == byte[].class) {
            return json.writeValueAsBytes(body);
        }
        if (parameter.getType() == Map.class) {
            return body;
        }
        Object named = body.get(parameter.getName());
        return named == null ? null : named.toString();
    }

    private static @Nullable Object invoke(HandlerMethod handler, @Nullable Object[] arguments) {
        Method method = handler.getMethod();
        ReflectionUtils.makeAccessible(method);
        try {
            return method.invoke(handler.getBean(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(thrown.getCause());
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private Map<String, Object> object(@Nullable Object answer) {
        return answer == null ? Map.of() : json.convertValue(answer, OBJECT);
    }
}
