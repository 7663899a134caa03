/** Camunda: its configuration, deployment, guards, identity and time. The only package that touches engine internals. */
package org.gatehouse.engine;
