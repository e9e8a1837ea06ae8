package dev.openpartner.benchmarks.inserver;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** What a measured server takes up beside its own. */
@AutoConfiguration
@Profile("benchmark")
@Import({NullRoute.class, BareFilter.class})
class InServer {}
