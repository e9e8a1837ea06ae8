package dev.openpartner.command.axon;

import dev.openpartner.command.lane.CachedRepository;
import dev.openpartner.command.lane.Snapshots;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/**
 * Gives every {@code @Aggregate} a repository behind the cache of the lanes, under the name by which Axon looks for it, so that the
 * annotation alone is enough. It can be injected as {@code Repository<TheAggregate>}.
 */
final class AggregateRepositories implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (!(registry instanceof ConfigurableListableBeanFactory beans)) {
            return;
        }
        for (String name : beans.getBeanNamesForAnnotation(Aggregate.class)) {
            Class<?> aggregate = beans.getType(name);
            if (aggregate != null) {
                String repository = StringUtils.uncapitalize(aggregate.getSimpleName()) + "Repository";
                registry.registerBeanDefinition(repository, definitionFor(aggregate, beans));
            }
        }
    }

    private static <T> RootBeanDefinition definitionFor(Class<T> aggregate, ConfigurableListableBeanFactory beans) {
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setTargetType(ResolvableType.forClassWithGenerics(CachedRepository.class, aggregate));
        definition.setInstanceSupplier(() -> repositoryFor(aggregate, beans));
        return definition;
    }

    private static <T> CachedRepository<T> repositoryFor(Class<T> aggregate, ConfigurableListableBeanFactory beans) {
        EventSourcingRepository.Builder<T> builder = EventSourcingRepository.builder(aggregate)
                .parameterResolverFactory(beans.getBean(ParameterResolverFactory.class))
                .handlerDefinition(beans.getBean(HandlerDefinition.class))
                .lockFactory(NullLockFactory.INSTANCE)
                .eventStore(beans.getBean(EventStore.class))
                .repositoryProvider(new ConfiguredRepositories(beans));
        SnapshotEvery snapshot = aggregate.getAnnotation(SnapshotEvery.class);
        return CachedRepository.of(
                builder, beans.getBean(Snapshots.class), snapshot == null ? 0 : snapshot.events());
    }

    /** Asks late: Axon's configuration is built from the repositories. */
    private record ConfiguredRepositories(ConfigurableListableBeanFactory beans) implements RepositoryProvider {

        @Override
        public <T> Repository<T> repositoryFor(Class<T> aggregateType) {
            return beans.getBean(Configuration.class).repository(aggregateType);
        }
    }
}
