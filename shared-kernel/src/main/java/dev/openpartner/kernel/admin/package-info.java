/**
 * Admins: who runs a tenant's program. All admins of a tenant are one stream, because what must be true of them is true of them
 * together: an e-mail address is one admin's, and somebody is always left.
 */
@NullMarked
package dev.openpartner.kernel.admin;

import org.jspecify.annotations.NullMarked;
