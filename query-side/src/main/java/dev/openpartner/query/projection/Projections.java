package dev.openpartner.query.projection;

import dev.openpartner.kernel.message.Refused;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** All projections, by name. */
@Component
@Profile("role-query")
public final class Projections {

    /** Names all of them. */
    public static final String ALL = "all";

    private final List<Projection> all;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    public Projections(List<Projection> all) {
        this.all = all.stream().sorted(Comparator.comparing(Projection::name)).toList();
        this.all.forEach(projection -> definitions.put(projection.name(), Definition.of(projection)));
    }

    public List<Projection> all() {
        return all;
    }

    /** The projection of that name, or all of them for {@code all}; refused as {@code projection_not_found}. */
    List<Projection> named(String name) {
        if (name.equals(ALL)) {
            return all;
        }
        List<Projection> found = all.stream().filter(p -> p.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw Refused.notFound("projection_not_found", "There is no projection of this name.");
        }
        return found;
    }

    Definition definition(Projection projection) {
        Definition definition = definitions.get(projection.name());
        if (definition == null) {
            throw new IllegalArgumentException(projection.name());
        }
        return definition;
    }
}
