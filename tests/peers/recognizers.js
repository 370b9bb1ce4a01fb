// usage: node recognizers.js FOLDER SENTENCES.json: the Chinese quantity models of
// Recognizers-Text, each over every sentence. Prints {seconds, found: [[sentence, start, end, kind, value]]}.
const fs = require('fs');
const path = require('path');

const [folder, file] = process.argv.slice(2);
const part = (name) =>
  require(path.join(path.resolve(folder), 'node_modules/@microsoft/recognizers-text-' + name));
const {Culture} = part('suite');
const numbers = new (part('number').NumberRecognizer)(Culture.Chinese);
const units = new (part('number-with-unit').NumberWithUnitRecognizer)(Culture.Chinese);
const models = [
  numbers.getNumberModel(), numbers.getOrdinalModel(), numbers.getPercentageModel(),
  units.getCurrencyModel(), units.getDimensionModel(), units.getAgeModel(),
  units.getTemperatureModel(),
];
const sentences = JSON.parse(fs.readFileSync(file, 'utf8'));
for (const model of models) model.parse('新建厂房3万平方米，投资2.5亿元。'); // builds its expressions
const began = process.hrtime.bigint();
const found = [];
sentences.forEach((sentence, at) => {
  for (const model of models) {
    for (const one of model.parse(sentence)) {
      const value = one.resolution && one.resolution.value;
      found.push([at, one.start, one.end + 1, one.typeName, value === undefined ? null : value]);
    }
  }
});
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
process.stdout.write(JSON.stringify({seconds, found}));
