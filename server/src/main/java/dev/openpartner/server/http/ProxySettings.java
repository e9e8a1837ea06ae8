package dev.openpartner.server.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies in front of the server.
 *
 * @param trustedProxies addresses whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed, as a comma-separated
 *     list of CIDR blocks or as a regular expression; empty: none
 */
@ConfigurationProperties("openpartner.http")
record ProxySettings(@DefaultValue("") String trustedProxies) {}
