package dev.openpartner.command.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * JSON as Axon and the event store write it. Tokens hold other tokens by their class names, which Jackson refuses to read unless
 * told which it may: only Axon's own, never any object.
 */
final class AxonJson implements Jackson3SerializerCustomizer {

    @Override
    public void accept(JsonMapper.Builder json) {
        json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
        json.changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
