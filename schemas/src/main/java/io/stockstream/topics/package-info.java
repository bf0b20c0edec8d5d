/** The catalogue of topics ({@code topics.yaml}), and what it takes to bring a cluster in line with it. */
package io.stockstream.topics;
