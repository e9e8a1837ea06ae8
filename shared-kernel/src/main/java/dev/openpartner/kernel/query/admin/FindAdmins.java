package dev.openpartner.kernel.query.admin;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;

/** The admins of a tenant, newest first. */
public record FindAdmins(String tenant, PageRequest page) implements Query<Page<AdminView>> {}
