package dev.openpartner.query.projectionstatus;

import dev.openpartner.kernel.query.projection.ProjectionView;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;

/** How old what the lists show may be, for alarms. */
@Configuration(proxyBeanMethods = false)
@Profile("role-query")
class ProjectionMetrics {

    @Bean
    MeterBinder projectionLag(ProjectionStatusFinder projections) {
        return registry -> TimeGauge.builder(
                        "openpartner.projection.lag", projections, TimeUnit.MILLISECONDS, ProjectionMetrics::worstLagMs)
                .description("Age of the oldest event that some projection does not show yet")
                .register(registry);
    }

    private static double worstLagMs(ProjectionStatusFinder projections) {
        try {
            return projections.all().stream().mapToLong(ProjectionView::lagMs).max().orElse(0);
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
