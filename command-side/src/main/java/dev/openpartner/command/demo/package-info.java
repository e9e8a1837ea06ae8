/**
 * Demo programs: tenants of their own that show what a program looks like after three months. They are loaded, visited and removed;
 * nothing here knows how somebody visits one.
 */
@NullMarked
package dev.openpartner.command.demo;

import org.jspecify.annotations.NullMarked;
