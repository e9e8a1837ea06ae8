package dev.openpartner.server.planted;

/** Breaks the rule that a name says what a thing is, and not that it manages. */
public class AccountManager {}
