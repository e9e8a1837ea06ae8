/**
 * The command side of links of partners to campaigns, and where each leads.
 */
@NullMarked
package dev.openpartner.command.link;

import org.jspecify.annotations.NullMarked;
