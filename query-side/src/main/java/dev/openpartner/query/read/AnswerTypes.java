package dev.openpartner.query.read;

import dev.openpartner.kernel.query.Answer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.axonframework.common.Priority;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.annotation.QueryHandlingMember;

/**
 * Lets a handler say which answer it gives, {@code Answer<Page<...>>}, and still be found by everybody who asks for an
 * {@link Answer}: Axon matches a type with parameters by none of the ways in which an answer can be asked for.
 */
// After those of Axon itself, which make query handlers out of methods.
@Priority(Priority.LAST)
public final class AnswerTypes implements HandlerEnhancerDefinition {

    @Override
    @SuppressWarnings("unchecked")
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(QueryHandlingMember.class)
                .filter(member -> isAnswer(member.getResultType()))
                .<MessageHandlingMember<T>>map(member -> new AnsweringMember<>(original, (QueryHandlingMember<T>) member))
                .orElse(original);
    }

    private static boolean isAnswer(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == Answer.class;
    }

    private static final class AnsweringMember<T> extends WrappedMessageHandlingMember<T> implements QueryHandlingMember<T> {

        private final QueryHandlingMember<T> member;

        AnsweringMember(MessageHandlingMember<T> original, QueryHandlingMember<T> member) {
            super(original);
            this.member = member;
        }

        @Override
        public String getQueryName() {
            return member.getQueryName();
        }

        @Override
        public Type getResultType() {
            return Answer.class;
        }

        // The member inside compares the answer asked for with its own type once more.
        @Override
        public boolean canHandle(Message<?> message) {
            return message instanceof QueryMessage<?, ?> query
                    && query.getQueryName().equals(getQueryName())
                    && query.getResponseType().matches(Answer.class)
                    && canHandleType(query.getPayloadType());
        }
    }
}
