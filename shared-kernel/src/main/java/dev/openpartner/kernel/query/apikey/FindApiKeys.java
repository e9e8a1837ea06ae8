package dev.openpartner.kernel.query.apikey;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;

/** API keys, newest first. */
public record FindApiKeys(String tenant, PageRequest page) implements Query<Page<ApiKeyView>> {}
