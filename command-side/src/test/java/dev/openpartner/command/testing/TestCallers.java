package dev.openpartner.command.testing;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Takes the caller from the header {@code X-Caller}: {@code tenant/role/source}. */
final class TestCallers implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String[] parts = String.valueOf(request.getHeader("X-Caller")).split("/", 3);
        Caller.Role role = Caller.Role.valueOf(parts[1]);
        String keyId = role == Caller.Role.ANONYMOUS ? null : "key-of-" + parts[2];
        return new Caller(parts[0], role, keyId, parts[2], parts[2], Set.of(Scope.values()), null);
    }
}
