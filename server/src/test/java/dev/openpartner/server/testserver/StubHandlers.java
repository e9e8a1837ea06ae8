package dev.openpartner.server.testserver;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.server.security.PageAccess;
import dev.openpartner.server.security.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A handler for every row of the route table that has none here. It tells what it was asked, or does what a test planted. */
public class StubHandlers implements SmartInitializingSingleton {

    /** What a test wants a handler to do in place of answering. */
    @FunctionalInterface
    public interface Planted {
        ResponseEntity<?> handle(HttpServletRequest request) throws Exception;
    }

    /** Header that names the planted behaviour of a request. */
    public static final String PLANTED = "X-Planted";

    private final RequestMappingHandlerMapping mapping;
    private final Map<String, Planted> planted = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    StubHandlers(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> known = LiveRoutes.of(mapping);
        for (Route route : PageAccess.ROUTES) {
            if (!known.contains(route.shape())) {
                mapping.registerMapping(
                        RequestMappingInfo.paths(route.path().getPatternString())
                                .methods(RequestMethod.valueOf(route.method().name()))
                                .options(mapping.getBuilderConfiguration())
                                .build(),
                        this,
                        handler());
            }
        }
    }

    /** Makes requests with this name in their {@link #PLANTED} header do that. */
    public void plant(String name, Planted behaviour) {
        planted.put(name, behaviour);
    }

    /** How often a handler ran. */
    public int calls() {
        return calls.get();
    }

    /** Answers with who called; reads the body as a real handler would. */
    public ResponseEntity<?> handle(HttpServletRequest request, Caller caller) throws Exception {
        calls.incrementAndGet();
        String name = request.getHeader(PLANTED);
        Planted behaviour = name == null ? null : planted.get(name);
        return behaviour == null ? ResponseEntity.ok(told(request, caller)) : behaviour.handle(request);
    }

    private static Map<String, @Nullable Object> told(HttpServletRequest request, Caller caller) throws IOException {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("tenant", caller.tenant());
        told.put("role", caller.role().name());
        told.put("bytes", request.getInputStream().readAllBytes().length);
        told.put("address", request.getRemoteAddr());
        told.put("log", MDC.getCopyOfContextMap());
        told.put("softMinPosition", request.getAttribute("openpartner.softMinPosition"));
        return told;
    }

    private static Method handler() {
        try {
            return StubHandlers.class.getMethod("handle", HttpServletRequest.class, Caller.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
