package dev.openpartner.server.security;

import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A row of the route table.
 *
 * @param method the method; a GET also answers HEAD
 * @param path the path with its variables in braces, exactly as the controller maps it
 * @param access who may use it
 */
public record Route(HttpMethod method, PathPattern path, Access access) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    Route(HttpMethod method, String path, Access access) {
        this(method, PathPatternParser.defaultInstance.parse(path), access);
    }

    /** Method and path with nameless variables: the same for every spelling of one route. */
    public String shape() {
        return shape(method.name(), path.getPatternString());
    }

    /** See {@link #shape()}. */
    public static String shape(String method, String path) {
        return method + " " + VARIABLE.matcher(path).replaceAll("{}");
    }
}
