package dev.openpartner.command.axon;

import java.sql.Connection;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.springboot.EventProcessorProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sets a savepoint before each event handler of a processing group that has a dead-letter queue. In PostgreSQL a failed statement
 * spoils its transaction: without going back to a savepoint, the dead letter could not be stored in it either.
 */
final class SavepointAroundHandlers implements HandlerEnhancerDefinition {

    private final DataSource dataSource;
    private final EventProcessorProperties processors;

    SavepointAroundHandlers(DataSource dataSource, EventProcessorProperties processors) {
        this.dataSource = dataSource;
        this.processors = processors;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(EventMessage.class) && hasDeadLetters(original.declaringClass())
                ? new WithSavepoint<>(original, dataSource)
                : original;
    }

    private boolean hasDeadLetters(Class<?> handler) {
        ProcessingGroup group = handler.getAnnotation(ProcessingGroup.class);
        String name = group == null ? handler.getPackageName() : group.value();
        var settings = processors.getProcessors().get(name);
        return settings != null && settings.getDlq().isEnabled();
    }

    private static final class WithSavepoint<T> extends WrappedMessageHandlingMember<T> {

        private final DataSource dataSource;

        WithSavepoint(MessageHandlingMember<T> delegate, DataSource dataSource) {
            super(delegate);
            this.dataSource = dataSource;
        }

        @Override
        public @Nullable Object handle(Message<?> message, @Nullable T target) throws Exception {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                return super.handle(message, target);
            }
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                Savepoint savepoint = connection.setSavepoint();
                try {
                    Object result = super.handle(message, target);
                    connection.releaseSavepoint(savepoint);
                    return result;
                } catch (Exception e) {
                    connection.rollback(savepoint);
                    throw e;
                }
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }
}
