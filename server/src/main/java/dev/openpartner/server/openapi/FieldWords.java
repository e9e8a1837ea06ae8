package dev.openpartner.server.openapi;

import dev.openpartner.kernel.access.Scope;
import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.commission.CommissionStatus;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of answers mean. A field of one name means the same in every resource; where it does not, the schema's name stands
 * before it. What has a description of its own beside the code keeps it.
 */
final class FieldWords {

    /** Amounts are decimal texts: no client may lose a cent to a floating-point number. */
    private static final Set<String> AMOUNTS = Set.of(
            "amount",
            "value",
            "base",
            "pending",
            "payable",
            "paid",
            "eventValue",
            "minValue",
            "maxAmount",
            "attributedRevenue",
            "commission",
            "commissionAccrued",
            "commissionApproved",
            "commissionPaid",
            "commissionByStatus");

    private static final String DECIMAL = "^[0-9]+(\\.[0-9]+)?$";

    private static final List<String> COMMISSION_STATUSES =
            Arrays.stream(CommissionStatus.values()).map(CommissionStatus::code).toList();
    private static final List<String> MODELS =
            Arrays.stream(AttributionModel.values()).map(AttributionModel::code).toList();
    private static final List<String> SCOPES = Arrays.stream(Scope.values()).map(Scope::text).toList();

    private static final Map<String, List<String>> ENUMERATIONS = Map.ofEntries(
            Map.entry("CommissionView.status", COMMISSION_STATUSES),
            Map.entry("ReviewItem.status", COMMISSION_STATUSES),
            Map.entry("CommissionPart.status", COMMISSION_STATUSES),
            Map.entry("Selection.status", COMMISSION_STATUSES),
            Map.entry("CampaignView.attributionModel", MODELS),
            Map.entry("CampaignVersionView.attributionModel", MODELS),
            Map.entry("CampaignResource.attributionModel", MODELS),
            Map.entry("NewCampaign.attributionModel", MODELS),
            Map.entry("CampaignPatch.attributionModel", MODELS),
            Map.entry("ApiKeyView.scopes", SCOPES),
            Map.entry("MintedKey.scopes", SCOPES),
            Map.entry("NewKey.scopes", SCOPES),
            Map.entry("Introspection.scopes", SCOPES));

    private final Properties words = new Properties();

    FieldWords() {
        try (InputStreamReader text = new InputStreamReader(
                Objects.requireNonNull(FieldWords.class.getResourceAsStream("fields.properties")), StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void describe(Components parts) {
        parts.getSchemas().forEach((name, schema) -> {
            if (schema.getDescription() == null) {
                schema.setDescription(words.getProperty(name.startsWith("Page") ? "Page" : name));
            }
            if (schema.getProperties() != null) {
                properties(schema).forEach((field, property) -> describe(name, field, property));
            }
        });
    }

    private void describe(String name, String field, Schema<?> property) {
        if (property.getDescription() == null) {
            property.setDescription(word(name, field));
        }
        if (AMOUNTS.contains(field)) {
            decimal(property);
        }
        List<String> values = ENUMERATIONS.get(name + "." + field);
        if (values != null) {
            enumerate(property.getItems() == null ? property : property.getItems(), values);
        }
    }

    private @Nullable String word(String name, String field) {
        String own = words.getProperty(name.startsWith("Page") ? "Page." + field : name + "." + field);
        return own == null ? words.getProperty(field) : own;
    }

    /** A number is sent in requests only; there its own words say what is taken. */
    private static void decimal(Schema<?> property) {
        Schema<?> text = property.getAdditionalProperties() instanceof Schema<?> values ? values : property;
        if (text.getTypes() != null && text.getTypes().contains("string") && !text.getTypes().contains("number")) {
            text.setFormat("decimal");
            text.setPattern(DECIMAL);
        }
    }

    @SuppressWarnings("unchecked") // A schema's type parameter is the type of its values, and these are texts.
    private static void enumerate(Schema<?> property, List<String> values) {
        List<Object> all = new ArrayList<>(values);
        if (property.getTypes() != null && property.getTypes().contains("null")) {
            all.add(null);
        }
        ((Schema<Object>) property).setEnum(all);
    }

    @SuppressWarnings("rawtypes") // As the library gives them.
    private static Map<String, Schema> properties(Schema<?> schema) {
        return schema.getProperties();
    }
}
