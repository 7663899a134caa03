package org.gatehouse.rehearsal;

/** The long form of {@link MigrationCheckTest}. */
class MigrationCheckNightly extends MigrationCheckTest {}
