// A client that knows nothing of Stockstream but its topics and schemas: it takes the schema from the registry, reports an arrival on
// warehouse.movements and waits for the new level on stock.levels.
import { randomUUID } from 'node:crypto';
import { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';
import { Kafka, logLevel } from 'kafkajs';

const brokers = (process.env.KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092').split(',');
const registryUrl = process.env.SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:8081/apis/ccompat/v7';
const sku = process.argv[2] ?? 'NODE-1';
const timeout = 30_000;

const registry = new SchemaRegistryClient({ baseURLs: [registryUrl] });
const serializer = new AvroSerializer(registry, SerdeType.VALUE, { useLatestVersion: true, autoRegisterSchemas: false });
const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, {});
const kafka = new Kafka({ clientId: 'stockstream-example', brokers, logLevel: logLevel.ERROR });

const movement = {
  movement_id: randomUUID(),
  warehouse_id: 'WH-NODE',
  sku,
  event: 'ARRIVAL',
  quantity: 5,
  occurred_at: Date.now() * 1000, // microseconds
  event_id: '',
  source: 'node-example',
  sent_at: null,
  subject: null,
  destination: null,
};

const consumer = kafka.consumer({ groupId: `stockstream-example-${randomUUID()}` });
const producer = kafka.producer();

async function waitForLevel(isNew) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no new level of ${sku} within ${timeout} ms`)), timeout);
    const seen = async ({ message }) => {
      if (message.key?.toString() !== sku) return;
      const level = await deserializer.deserialize('stock.levels', message.value);
      if (isNew(level)) {
        clearTimeout(timer);
        resolve(level);
      }
    };
    consumer.run({ eachMessage: seen }).catch(reject);
  });
}

let exitCode = 0;
try {
  await Promise.all([consumer.connect(), producer.connect()]);
  await consumer.subscribe({ topic: 'stock.levels', fromBeginning: true });
  const started = Date.now();
  const level = waitForLevel((found) => Number(found.updated_at) >= started);
  const value = await serializer.serialize('warehouse.movements', movement);
  // The key is the sku: all movements of a sku are decided in one partition.
  const [sent] = await producer.send({ topic: 'warehouse.movements', messages: [{ key: sku, value }] });
  console.log(`reported the arrival of ${movement.quantity} × ${sku} as ${sent.topicName} ${sent.partition}@${sent.baseOffset}`);
  const { on_hand, in_transit, lost, version } = await level;
  console.log(`stock.levels says: ${sku} has ${on_hand} on hand, ${in_transit} in transit, ${lost} lost (version ${version})`);
} catch (error) {
  console.error(error.message);
  exitCode = 1;
} finally {
  await Promise.all([consumer.disconnect(), producer.disconnect()]);
}
process.exitCode = exitCode;
